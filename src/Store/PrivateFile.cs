namespace Trettio.Store;

/// <summary>
/// A temporary file that holds something of patients for a while: nobody else can read it, and it goes with the program, however the program ends.
/// On Unix its name is taken away at once; on Windows the system deletes it when it is closed.
/// </summary>
public static class PrivateFile
{
    /// <summary>Empty, to be written, read and sought.</summary>
    /// <exception cref="IOException">There is no room for it.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder for temporary files may not be written.</exception>
    public static Stream Open()
    {
        var path = Path.Combine(Path.GetTempPath(), $"trettio-{Guid.NewGuid():N}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, BufferSize = 0 };
        if (OperatingSystem.IsWindows())
        {
            options.Options = FileOptions.DeleteOnClose;
            return new FileStream(path, options);
        }

        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        File.Delete(path);
        return file;
    }
}
