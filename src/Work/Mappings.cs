using Trettio.Care;
using Trettio.Exchange;
using Trettio.Measuring;

namespace Trettio.Work;

/// <summary>A region's mapping file, read and tried.</summary>
public static class Mappings
{
    /// <exception cref="RefusedException">The file cannot be read, or says something it cannot mean (10).</exception>
    public static SourceMapping Read(string path)
    {
        try
        {
            return SourceMapping.Parse(File.ReadAllText(path), path);
        }
        catch (DefinitionException fault)
        {
            throw new RefusedException(ExitCode.CannotRead, new(
                $"Mappningen i {fault.File}, rad {fault.Line}, kan inte läsas: {fault.Reason.Sv.TrimEnd('.')}.",
                $"The mapping in {fault.File}, line {fault.Line}, cannot be read: {fault.Reason.En.TrimEnd('.')}."), fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new RefusedException(ExitCode.CannotRead, new(
                $"Mappningen {path} kan inte läsas; ange en mappningsfil, till exempel en som trettio mapping new har gjort.",
                $"The mapping {path} cannot be read; give a mapping file, for example one that trettio mapping new has made."), fault);
        }
    }
}
