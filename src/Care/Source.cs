namespace Trettio.Care;

/// <summary>Where a rule or a figure comes from: a document's id in docs/sources.md and the place in it. <see cref="Section"/> may be empty.</summary>
public sealed record Source(string Document, string Section)
{
    public override string ToString() => Section.Length == 0 ? Document : $"{Document}, {Section}";
}
