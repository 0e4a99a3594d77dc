# Unit tests of src/demo.
