# Unit tests of src/kpi.
