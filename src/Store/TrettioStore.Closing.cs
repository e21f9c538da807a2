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

    /// <summary>The steps of a region's month, in the order they were taken.</summary>
    public IReadOnlyList<CloseStep> CloseSteps(string region, Month month)
    {
        var number = Number(month);
        return Ask(context => context.CloseSteps.Where(row => row.Region == region && row.Month == number).OrderBy(row => row.Id).AsEnumerable().Select(Step).ToList());
    }

    /// <summary>Returns it with its number.</summary>
    /// <exception cref="RefusedException">The store is busy with an import, or cannot be written (12).</exception>
    public CloseStep Take(CloseStep step) => Change(context => Add(context, step));

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
    public KeptFile Keep(KeptFile file) => Change(context => Add(context, file, (context.KeptFiles.Max(row => (int?)row.Id) ?? 0) + 1));

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

    private static CloseStep Add(StoreContext context, CloseStep step)
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
            DueOn = kept.DueOn?.DayNumber,
        });
        return kept;
    }

    private static KeptFile Add(StoreContext context, KeptFile file, int number)
    {
        var kept = file with { Id = number };
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
    }

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
        DueOn = row.DueOn is { } day ? DateOnly.FromDayNumber(day) : null,
    };

    private static KeptFile Kept(KeptFileRow row) =>
        new(row.Region, MonthOf(row.Month), (KeptFileKind)row.Kind, row.Name, Convert.FromBase64String(row.Content), row.At, row.Who) { Id = row.Id };
}
