"""How a file arrives: in memory, and no words of a client in a temporary file."""

from io import BytesIO
from typing import Any, cast

from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler


class InMemory(MemoryFileUploadHandler):
    """A file within `FILE_UPLOAD_MAX_MEMORY_SIZE`; of a larger one its name and its size, so that its form can say that it is too large."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Keep what fits."""
        return super().receive_data_chunk(raw_data, start) if self.activated else None

    def file_complete(self, file_size: int) -> "UploadedFile[Any] | None":
        """The file, or an empty one of its size."""
        if self.activated:
            return super().file_complete(file_size)
        name, kind = cast(str, self.file_name), cast(str, self.content_type)
        return InMemoryUploadedFile(BytesIO(), self.field_name, name, kind, file_size, self.charset, self.content_type_extra)
