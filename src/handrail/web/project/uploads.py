"""How a file arrives: in memory, and no words of a client in a temporary file."""

from io import BytesIO
from typing import Any, cast

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler

HEARD_OUT = 128 * 1024 * 1024
"""Bytes of one request that are read although nothing of them is kept: an hour's recording, chosen by mistake."""


class InMemory(MemoryFileUploadHandler):
    """A file within `FILE_UPLOAD_MAX_MEMORY_SIZE`; of a larger one its name and its size, so that its form can say that it is too large."""

    def handle_raw_input(self, input_data: Any, META: dict[str, Any], content_length: int, *more: Any) -> None:  # noqa: N803
        """`RequestDataTooBig` where it says of itself that it is longer than anybody needs: whoever sends without end is not heard."""
        if content_length > HEARD_OUT:
            raise RequestDataTooBig
        super().handle_raw_input(input_data, META, content_length, *more)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Keep what fits."""
        return super().receive_data_chunk(raw_data, start) if self.activated else None

    def file_complete(self, file_size: int) -> "UploadedFile[Any] | None":
        """The file, or an empty one of its size."""
        if self.activated:
            return super().file_complete(file_size)
        name, kind = cast(str, self.file_name), cast(str, self.content_type)
        return InMemoryUploadedFile(BytesIO(), self.field_name, name, kind, file_size, self.charset, self.content_type_extra)
