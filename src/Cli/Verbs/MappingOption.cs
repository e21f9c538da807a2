using Trettio.Care;
using Trettio.Exchange;
using Trettio.Work;

namespace Trettio.Cli.Verbs;

/// <summary>The option --mapping.</summary>
internal static class MappingOption
{
    internal static Asked Option { get; } = new(
        "--mapping", "FILE", new("läs filerna genom en källmappning", "read the files through a source mapping"));

    /// <summary>Null when not given.</summary>
    /// <exception cref="RefusedException">It cannot be read (10), or there are no files to read through it (2).</exception>
    internal static SourceMapping? Of(Call call)
    {
        if (call.Text(Option.Name) is not { } path)
        {
            return null;
        }

        return call.Paths.Count > 0
            ? Mappings.Read(path)
            : throw Call.Wrong(new("--mapping läser filer; ange också PATH.", "--mapping reads files; give PATH too."));
    }
}
