"""The pages of schemes: thin views over the verbs and the pure rules."""
