"""What is dropped is read once, however often the browser tells of it."""

from streamlit.proto.Common_pb2 import FileURLs
from streamlit.runtime.uploaded_file_manager import DeletedFile, UploadedFile, UploadedFileRec

from playground.ui.own.bring import is_there


def test_only_a_file_that_was_not_let_go_is_there():
    dropped = UploadedFile(UploadedFileRec("1", "a.csv", "text/csv", b"x,y"), FileURLs())
    assert is_there(dropped)
    assert not is_there(DeletedFile("1"))
    assert not is_there(None)
