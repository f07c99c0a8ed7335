"""The file with a group's people: read, weighed against the register, planned row by row, and only then
saved.

`reading` turns bytes into rows, `matching` and `weighing` say what each means here, `plan` what will happen;
these know no database. `snapshot` and `register` bring what the database holds; the verb is
`groups.actions.members_file`.
"""
