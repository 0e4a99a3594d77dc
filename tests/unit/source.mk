# Unit tests of src/source.
