"""`/healthz`: whether the database and the worker are well."""
