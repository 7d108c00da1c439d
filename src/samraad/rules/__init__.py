"""The council's shared rules, exact and explained. Pure."""
