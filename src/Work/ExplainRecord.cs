using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Explaining;
using Trettio.Measuring.Judging;

namespace Trettio.Work;

/// <summary>The verb explain: why one wait or contact stands as it does.</summary>
public static class ExplainRecord
{
    /// <summary>Both kinds may have the id; then both are explained. <paramref name="kind"/> is "wait", "contact" or null for either.</summary>
    /// <exception cref="RefusedException">No such record (2), or there are no care events (10).</exception>
    public static IReadOnlyList<Explanation> Run(Inputs inputs, RuleSet rules, string id, string? kind, Month? month)
    {
        var record = inputs.Find(id) ?? throw new RefusedException(ExitCode.CannotRead, new(
            $"{inputs.Description.Sv} innehåller inga vårdhändelser.", $"{inputs.Description.En} holds no care events."));
        var units = new UnitRegister(record.Units);
        var query = new ExplainQuery(month, record.Until, rules.CareLevel);
        var found = new List<Explanation>();
        if (kind is null or "wait" && !record.IsProtected && record.Wait is { } wait)
        {
            found.Add(Explain.OfWait(wait, units, rules, query) with
            {
                Beside = [.. record.Gone.Select(gone => Explain.OfContact(gone.Contact, gone.Referral, null, (units, rules), query))],
            });
        }

        if (kind is null or "contact" && !record.IsProtected && record.Contact is { } contact)
        {
            var explained = Explain.OfContact(contact, record.Referral, record.Named, (units, rules), query);
            found.Add(explained with
            {
                Judgement = record.Judgement,
                Changes = [.. record.JudgementChanges, .. explained.Changes],
                Beside = record.Left is { } left ? [Explain.OfWait(left, units, rules, query)] : [],
            });
        }

        return found.Count > 0 ? found : throw new RefusedException(ExitCode.WrongUsage, kind switch
        {
            "wait" => new("Ingen väntan har det id:t; ange ett wait_id ur leveransen.", "No wait has that id; give a wait_id of the delivery."),
            "contact" => new("Ingen kontakt har det id:t; ange ett contact_id ur leveransen.", "No contact has that id; give a contact_id of the delivery."),
            _ => new("Ingen väntan eller kontakt har det id:t, eller den får inte visas; ange ett wait_id eller contact_id ur leveransen.", "No wait or contact has that id, or it may not be shown; give a wait_id or contact_id of the delivery."),
        });
    }
}

/// <summary>What belongs to one id, gathered from files or from the store.</summary>
public sealed record FoundRecord
{
    public required IReadOnlyList<CareUnit> Units { get; init; }

    /// <summary>True when the record is of a protected identity: it is counted in sums and shown to nobody here.</summary>
    public bool IsProtected { get; init; }

    /// <summary>The last month that the inputs speak of: how far "every month" goes for a wait that goes on. May be slow to tell.</summary>
    public required Func<Month> Until { get; init; }

    public History? Wait { get; init; }

    public Contact? Contact { get; init; }

    /// <summary>The referral the contact itself names.</summary>
    public Referral? Referral { get; init; }

    /// <summary>The wait that the contact names, when it was delivered.</summary>
    public History? Named { get; init; }

    /// <summary>What the contact was judged to be; null on the registered basis and when no contact has the id.</summary>
    public Judgement? Judgement { get; init; }

    /// <summary>What would change the judgement.</summary>
    public IReadOnlyList<Change> JudgementChanges { get; init; } = [];

    /// <summary>The wait that the contact names as registered and does not stop as judged, since it is measured by itself.</summary>
    public History? Left { get; init; }

    /// <summary>For a wait: the contacts that name it as registered and are measured by themselves as judged, with their referrals.</summary>
    public IReadOnlyList<(Contact Contact, Referral? Referral)> Gone { get; init; } = [];
}
