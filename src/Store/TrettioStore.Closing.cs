using Microsoft.EntityFrameworkCore;
using Trettio.Care;
using Trettio.Store.Schema;

namespace Trettio.Store;

/// <content>What people decide about deliveries and months. Each call is kept whole, or refused and not kept at all.</content>
public sealed partial class TrettioStore
{
    /// <summary>All that were ever accepted, oldest first; those withdrawn say so.</summary>
    public IReadOnlyList<AcceptedFinding> AcceptedFindings() => Ask(context => context.AcceptedFindings.OrderBy(row => row.Id).AsEnumerable().Select(Accepted).ToList());

    /// <summary>Returns it with its number.</summary>
    /// <exception cref="RefusedException">The store is busy with an import, or cannot be written (12).</exception>
    public AcceptedFinding Accept(AcceptedFinding finding) => Change(context =>
    {
        var kept = finding with { Id = (context.AcceptedFindings.Max(row => (int?)row.Id) ?? 0) + 1 };
        context.AcceptedFindings.Add(new AcceptedFindingRow
        {
            Id = kept.Id,
            Check = kept.Check,
            Unit = kept.Unit,
            Month = Number(kept.Month),
            Count = kept.Count,
            Reason = kept.Reason,
            Who = kept.Who,
            At = kept.At.ToUniversalTime(),
        });
        return kept;
    });

    /// <summary>False when there is none of that number that holds.</summary>
    /// <exception cref="RefusedException">The store is busy with an import, or cannot be written (12).</exception>
    public bool WithdrawAcceptance(int id, string who, DateTimeOffset at) => Change(context =>
    {
        if (context.AcceptedFindings.AsTracking().FirstOrDefault(row => row.Id == id && row.WithdrawnAt == null) is not { } row)
        {
            return false;
        }

        (row.WithdrawnAt, row.WithdrawnBy) = (at.ToUniversalTime(), who);
        return true;
    });

    /// <summary>A region's decided months, all versions, oldest month first.</summary>
    public IReadOnlyList<Publication> Publications(string? region = null) => Ask(context => context.Publications
        .Where(row => region == null || row.Region == region)
        .OrderBy(row => row.Month).ThenBy(row => row.Version).AsEnumerable().Select(Published).ToList());

    /// <summary>Returns it with its number and the version that is next.</summary>
    /// <exception cref="RefusedException">The store is busy with an import, or cannot be written (12).</exception>
    public Publication Publish(Publication publication) => Change(context =>
    {
        var month = Number(publication.Month)!.Value;
        var before = context.Publications.Where(row => row.Region == publication.Region && row.Month == month).Max(row => (int?)row.Version) ?? 0;
        var kept = publication with { Id = (context.Publications.Max(row => (int?)row.Id) ?? 0) + 1, Version = before + 1 };
        context.Publications.Add(Row(kept));
        return kept;
    });

    /// <summary>The second person's check of a version; null when there is no such version, or it is checked already.</summary>
    /// <exception cref="RefusedException">The store is busy with an import, or cannot be written (12).</exception>
    public Publication? CheckPublication(int id, string who) => Change(context =>
    {
        if (context.Publications.AsTracking().FirstOrDefault(row => row.Id == id && row.CheckedBy == null) is not { } row)
        {
            return null;
        }

        row.CheckedBy = who;
        return Published(row);
    });

    /// <summary>The steps of a region's month, in the order they were taken.</summary>
    public IReadOnlyList<CloseStep> CloseSteps(string region, Month month)
    {
        var number = Number(month);
        return Ask(context => context.CloseSteps.Where(row => row.Region == region && row.Month == number).OrderBy(row => row.Id).AsEnumerable().Select(Step).ToList());
    }

    /// <summary>Returns it with its number.</summary>
    /// <exception cref="RefusedException">The store is busy with an import, or cannot be written (12).</exception>
    public CloseStep Take(CloseStep step) => Change(context =>
    {
        var kept = step with { Id = (context.CloseSteps.Max(row => (int?)row.Id) ?? 0) + 1 };
        context.CloseSteps.Add(new CloseStepRow
        {
            Id = kept.Id,
            Region = kept.Region,
            Month = Number(kept.Month)!.Value,
            Unit = kept.Unit,
            Step = (int)kept.Kind,
            At = kept.At.ToUniversalTime(),
            Who = kept.Who,
            InsteadOf = kept.InsteadOf,
            Comment = kept.Comment,
            Delivery = kept.Delivery,
            Detail = kept.Detail,
        });
        return kept;
    });

    /// <summary>The files of a region's month, oldest first.</summary>
    public IReadOnlyList<KeptFile> KeptFiles(string region, Month month)
    {
        var number = Number(month);
        return Ask(context => context.KeptFiles.Where(row => row.Region == region && row.Month == number).OrderBy(row => row.Id).AsEnumerable().Select(Kept).ToList());
    }

    /// <summary>The same without their content.</summary>
    public IReadOnlyList<KeptFileName> KeptFileNames(string region, Month month)
    {
        var number = Number(month);
        return Ask(context => context.KeptFiles.Where(row => row.Region == region && row.Month == number).OrderBy(row => row.Id)
            .Select(row => new KeptFileName(row.Id, (KeptFileKind)row.Kind, row.Name, row.Sha256, row.At, row.Who)).ToList());
    }

    /// <summary>Another whenever a month was decided or checked, a step taken or a finding accepted: what shows those is made anew.</summary>
    public (int Published, int Checked, int Steps, int Accepted) ClosingStamp() => Ask(context => (
        context.Publications.Max(row => (int?)row.Id) ?? 0,
        context.Publications.Count(row => row.CheckedBy != null),
        context.CloseSteps.Max(row => (int?)row.Id) ?? 0,
        context.AcceptedFindings.Count() + context.AcceptedFindings.Count(row => row.WithdrawnAt != null)));

    /// <summary>Returns it with its number.</summary>
    /// <exception cref="RefusedException">The store is busy with an import, or cannot be written (12).</exception>
    public KeptFile Keep(KeptFile file) => Change(context =>
    {
        var kept = file with { Id = (context.KeptFiles.Max(row => (int?)row.Id) ?? 0) + 1 };
        context.KeptFiles.Add(new KeptFileRow
        {
            Id = kept.Id,
            Region = kept.Region,
            Month = Number(kept.Month)!.Value,
            Kind = (int)kept.Kind,
            Name = kept.Name,
            Sha256 = kept.Sha256,
            Content = Convert.ToBase64String(kept.Content),
            At = kept.At.ToUniversalTime(),
            Who = kept.Who,
        });
        return kept;
    });

    /// <summary>Under the writer's lock, so that numbers are given once.</summary>
    private T Change<T>(Func<StoreContext, T> change) => database.Guard(() =>
    {
        using var session = database.Writer();
        session.BeginWriting();
        using var context = session.Context();
        var answer = change(context);
        context.SaveChanges();
        session.Commit();
        return answer;
    });

    private static int? Number(Month? month) => month is { } given ? (given.Year * 12) + given.Number - 1 : null;

    private static Month MonthOf(int number) => new(number / 12, (number % 12) + 1);

    private static AcceptedFinding Accepted(AcceptedFindingRow row) =>
        new(row.Check, row.Unit, row.Month is { } month ? MonthOf(month) : null, row.Count, row.Reason, row.Who, row.At)
        {
            Id = row.Id,
            WithdrawnAt = row.WithdrawnAt,
            WithdrawnBy = row.WithdrawnBy,
        };

    private static CloseStep Step(CloseStepRow row) => new(row.Region, MonthOf(row.Month), row.Unit, (CloseStepKind)row.Step, row.At, row.Who)
    {
        Id = row.Id,
        InsteadOf = row.InsteadOf,
        Comment = row.Comment,
        Delivery = row.Delivery,
        Detail = row.Detail,
    };

    private static KeptFile Kept(KeptFileRow row) =>
        new(row.Region, MonthOf(row.Month), (KeptFileKind)row.Kind, row.Name, Convert.FromBase64String(row.Content), row.At, row.Who) { Id = row.Id };

    private static PublicationRow Row(Publication from) => new()
    {
        Id = from.Id,
        Region = from.Region,
        Month = Number(from.Month)!.Value,
        Version = from.Version,
        Delivery = from.Delivery,
        InputsHash = from.InputsHash,
        RuleSet = from.RuleSet,
        RulesHash = from.RulesHash,
        Basis = from.IsJudged ? 1 : 0,
        Agreement = from.Agreement,
        Program = from.Program,
        DecidedAt = from.DecidedAt.ToUniversalTime(),
        DecidedBy = from.DecidedBy,
        CheckedBy = from.CheckedBy,
        Reason = from.Reason,
        Figures = from.Figures,
        Goals = from.Goals,
        Changes = from.Changes,
    };

    private static Publication Published(PublicationRow row) => new()
    {
        Id = row.Id,
        Region = row.Region,
        Month = MonthOf(row.Month),
        Version = row.Version,
        Delivery = row.Delivery,
        InputsHash = row.InputsHash,
        RuleSet = row.RuleSet,
        RulesHash = row.RulesHash,
        IsJudged = row.Basis == 1,
        Agreement = row.Agreement,
        Program = row.Program,
        DecidedAt = row.DecidedAt,
        DecidedBy = row.DecidedBy,
        CheckedBy = row.CheckedBy,
        Reason = row.Reason,
        Figures = row.Figures,
        Goals = row.Goals,
        Changes = row.Changes,
    };
}
