using Microsoft.EntityFrameworkCore;
using Trettio.Care;
using Trettio.Store.Schema;

namespace Trettio.Store;

/// <content>The decided months. Each version is kept with its step and its files, or not at all, and each number once.</content>
public sealed partial class TrettioStore
{
    /// <summary>A region's decided months, all versions, oldest month first.</summary>
    public IReadOnlyList<Publication> Publications(string? region = null) => Ask(context => context.Publications
        .Where(row => region == null || row.Region == region)
        .OrderBy(row => row.Month).ThenBy(row => row.Version).AsEnumerable().Select(Published).ToList());

    /// <summary>
    /// Keeps the version that <paramref name="publication"/> says it is, with the step that made it and the files that belong to it; returns it with
    /// its number. Asked under the writer's lock, so that of two who decide in the same second one is refused.
    /// </summary>
    /// <exception cref="RefusedException">
    /// Somebody else has decided the month or a delivery has come meanwhile, the store is busy with an import, or cannot be written (12).
    /// </exception>
    public Publication Publish(Publication publication, CloseStep? step = null, IReadOnlyList<KeptFile>? files = null) => Change(context =>
    {
        var month = Number(publication.Month)!.Value;
        var before = context.Publications.Where(row => row.Region == publication.Region && row.Month == month).Max(row => (int?)row.Version) ?? 0;
        if (publication.Version != before + 1)
        {
            throw new RefusedException(ExitCode.NotPermitted, new(
                "Någon annan har just fastställt månaden; se på den igen, och fastställ en ny version bara om något ska rättas.",
                "Somebody else has just decided the month; look at it again, and decide a new version only if something is to be corrected."));
        }

        if (context.Deliveries.Max(row => (int?)row.Id) > publication.Delivery)
        {
            throw new RefusedException(ExitCode.NotPermitted, new(
                "En leverans kom medan månaden fastställdes; se på siffrorna igen och fastställ sedan.", "A delivery came while the month was being decided; look at the figures again and then decide."));
        }

        var kept = publication with { Id = (context.Publications.Max(row => (int?)row.Id) ?? 0) + 1 };
        context.Publications.Add(Row(kept));
        if (step is not null)
        {
            Add(context, step);
        }

        var last = files is { Count: > 0 } ? context.KeptFiles.Max(row => (int?)row.Id) ?? 0 : 0;
        foreach (var file in files ?? [])
        {
            Add(context, file, ++last);
        }

        return kept;
    });

    /// <summary>The second person's check of a version, with its step; null when there is no such version, it is checked already, or there is a later one.</summary>
    /// <exception cref="RefusedException">The store is busy with an import, or cannot be written (12).</exception>
    public Publication? CheckPublication(int id, string who, CloseStep? step = null) => Change(context =>
    {
        if (context.Publications.AsTracking().FirstOrDefault(row => row.Id == id && row.CheckedBy == null) is not { } row
            || context.Publications.Any(other => other.Region == row.Region && other.Month == row.Month && other.Version > row.Version))
        {
            return null;
        }

        row.CheckedBy = who;
        if (step is not null)
        {
            Add(context, step);
        }

        return Published(row);
    });

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
