namespace Trettio.Quality.Facts;

/// <summary>A region's care events set aside in parts: what is of the whole, and the persons a part at a time.</summary>
internal sealed class RegionParts(RegionFacts region, SpilledParts parts, HashSet<ulong> together)
{
    internal RegionFacts Region => region;

    /// <summary>Once; each part holds until the next is asked for.</summary>
    internal IEnumerable<PartFacts> InTurn()
    {
        var builder = new PartBuilder(region);
        if (together.Count > 0)
        {
            GatherTogether();
            builder.Begin();
            foreach (var kind in Enum.GetValues<FactKind>())
            {
                Build(builder, FactsIntake.TogetherOf(kind), isTogether: true);
            }

            yield return builder.Finish();
        }

        for (var part = 0; part < FactsIntake.Parts; part++)
        {
            builder.Begin();
            if (Build(builder, part, isTogether: false))
            {
                yield return builder.Finish();
            }
        }
    }

    // Kind by kind: what a row names comes before it, whosever it is.
    private void GatherTogether()
    {
        for (var part = 0; part < FactsIntake.Parts; part++)
        {
            for (var records = parts.Read(part); records.Next();)
            {
                if (together.Contains(FactsIntake.PersonOf(records.Record)))
                {
                    parts.Add(FactsIntake.TogetherOf(FactsIntake.KindOf(records.Record)), records.Record);
                }
            }
        }
    }

    /// <summary>False when there was nothing.</summary>
    private bool Build(PartBuilder builder, int part, bool isTogether)
    {
        var any = false;
        for (var records = parts.Read(part); records.Next();)
        {
            if (isTogether || together.Count == 0 || !together.Contains(FactsIntake.PersonOf(records.Record)))
            {
                builder.Add(records.Record);
                any = true;
            }
        }

        parts.Forget(part);
        return any;
    }
}
