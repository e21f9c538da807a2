using Trettio.Care;

namespace Trettio.Exchange.Typed;

/// <summary>Typed rows as a delivery of files in memory: written and read as any other, so that they cannot mean anything else.</summary>
public static class TypedFiles
{
    /// <param name="events">Each id once.</param>
    /// <param name="told">What the delivery's log says before how the files were read.</param>
    /// <exception cref="RefusedException">Something in them looks like an identity number (10).</exception>
    public static CareDelivery Open(IReadOnlyList<CareEvent> events, Phrase told)
    {
        var files = new List<SourceFile>();
        var list = new CareEventList(events);
        foreach (var name in CareFileWriter.Files)
        {
            using var bytes = new MemoryStream();
            CareFileWriter.Write(list, name, bytes);
            var content = bytes.ToArray();
            // A table without rows has its header alone.
            if (content.AsSpan().Count((byte)'\n') > 1)
            {
                var file = SourceFile.Text(name, () => new MemoryStream(content, writable: false), ("", content.Length));
                file.Name = $"{name} (formulär)";
                files.Add(file);
            }
        }

        return new(files, [], ReserveNumbers.Bundled) { Told = [told] };
    }
}
