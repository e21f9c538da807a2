using Trettio.Care;
using Trettio.Quality;

namespace Trettio.Exchange;

/// <summary>The files of a delivery that is to be written again with pseudonyms.</summary>
public sealed record PseudonymFiles(IReadOnlyList<PseudonymFile> Files, IReadOnlyList<Finding> NotRead)
{
    /// <exception cref="RefusedException">Something cannot be read, or two files have one name (CannotRead).</exception>
    public static PseudonymFiles Open(IReadOnlyList<string> paths, SourceMapping? mapping, ReserveNumbers reserve)
    {
        var found = new DeliveryPaths(mapping);
        foreach (var path in paths)
            found.Add(path);
        var files = found.Files.GroupBy(file => file.SourceHeader, ReferenceEqualityComparer.Instance).Select(views => new PseudonymFile([.. views], reserve)).ToList();
        if (files.GroupBy(file => (file.Name.ToUpperInvariant(), file.Sheet)).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            var name = twice.First().Name;
            throw new RefusedException(ExitCode.CannotRead, new(
                $"Två filer heter {name}, och bara en kan skrivas; kör dem var för sig till var sin mapp.",
                $"Two files are called {name}, and only one can be written; run them one by one into folders of their own."));
        }

        return new(files, found.Findings);
    }
}
