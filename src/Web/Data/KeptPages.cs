using System.Collections.Concurrent;

namespace Trettio.Web.Data;

/// <summary>Rendered pages by address, for as long as the figures they show stand. When too many, all are let go: they are cheap to make again.</summary>
internal sealed class KeptPages
{
    /// <summary>About 25 MB.</summary>
    internal const int Most = 500;

    private readonly ConcurrentDictionary<string, byte[]> pages = new();

    /// <summary>Null when it is not kept.</summary>
    internal byte[]? Find(string address) => pages.GetValueOrDefault(address);

    internal void Clear() => pages.Clear();

    internal void Keep(string address, byte[] page)
    {
        if (pages.Count >= Most)
        {
            pages.Clear();
        }

        pages[address] = page;
    }
}
