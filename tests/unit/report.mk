# Unit tests of src/report.
