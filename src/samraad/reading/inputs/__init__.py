"""Files of any kind become numbered raw lines."""
