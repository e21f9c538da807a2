using Trettio.Care;
using Trettio.Exchange;
using Trettio.Quality.Closing;
using Trettio.Store;

namespace Trettio.Work.Closing;

/// <summary>A step with what was said about it. <see cref="File"/>: what was sent, or the receipt; null for none.</summary>
public sealed record StepToTake(AskedStep Asked, DateTimeOffset Now)
{
    public string? Comment { get; init; }

    public (string Name, byte[] Content)? File { get; init; }

    /// <summary>The latest delivery when the figures were looked at; null: they are looked at now.</summary>
    public int? SeenDelivery { get; init; }

    /// <summary>The latest version then, 0 for none; null: as <see cref="SeenDelivery"/>.</summary>
    public int? SeenVersion { get; init; }
}

/// <summary>Takes a step in closing a month, where it may be taken; deciding and checking are <see cref="DecideMonth"/>'s.</summary>
public static class TakeStep
{
    /// <summary>A receipt is a letter or a small file, not an archive.</summary>
    public const int LargestFile = 1024 * 1024;

    private const int LongestText = 1000;

    /// <exception cref="RefusedException">It may not be taken (12), or what was written cannot be kept (2).</exception>
    public static CloseStep Run(TrettioStore store, ClosingMonth month, StepToTake step)
    {
        var (asked, actor) = Demand(month, step);
        if (asked.Stage == CloseStage.Received && step.File is null)
        {
            throw Wrong(new("Kvittot saknas; ange filen som mottagaren svarade med.", "The receipt is missing; name the file that the receiver answered with."));
        }

        if (step.File is { } file)
        {
            store.Keep(new KeptFile(
                month.Region, month.Month, asked.Stage == CloseStage.Received ? KeptFileKind.Receipt : KeptFileKind.NationalFile, file.Name, file.Content, step.Now, actor.Who));
        }

        return store.Take(new CloseStep(month.Region, month.Month, asked.Unit, TakenSteps.KindOf(asked.Stage), step.Now, actor.Who)
        {
            InsteadOf = actor.InsteadOf,
            Comment = step.Comment,
            Delivery = month.Deliveries.Count > 0 ? month.Deliveries[^1].Id : null,
            Detail = asked switch
            {
                { Stage: CloseStage.Assigned } => TakenSteps.Detail(asked.Check!, CloseSettings.Plain(asked.To!)),
                { Stage: CloseStage.Corrected } => asked.Check,
                { Stage: CloseStage.Attested } => FindingDetails.OfAttest(month.Status.Facts.ErrorsOf(asked.Unit), CloseFacts.MarkIn(month.Status.Facts.FiguresToday, asked.Unit!)),
                _ => step.File?.Name,
            },
            DueOn = asked.Stage == CloseStage.Assigned ? asked.DueOn : null,
        });
    }

    /// <summary>The step with its texts made plain, and who takes it.</summary>
    /// <exception cref="RefusedException">It may not be taken (12), or what was written cannot be kept (2).</exception>
    internal static (AskedStep Asked, Actor Actor) Demand(ClosingMonth month, StepToTake step)
    {
        foreach (var text in new[] { step.Asked.Who, step.Asked.To, step.Asked.Reason, step.Comment, step.File?.Name }.OfType<string>())
        {
            RefuseText(text);
        }

        if (step.File is { Content.Length: 0 or > LargestFile })
        {
            throw Wrong(new($"Filen är tom eller större än {LargestFile / 1024} KiB; ange själva kvittot.", $"The file is empty or larger than {LargestFile / 1024} KiB; name the receipt itself."));
        }

        return (MayTake.Of(step.Asked, month.Status, month.Settings, month.Today)?.Sentence ?? Unseen(month, step)) is { } why
            ? throw new RefusedException(ExitCode.NotPermitted, why)
            : (step.Asked, month.Settings.ActorOf(step.Asked.Who, step.Asked.Stage, step.Asked.Unit, month.Today)!);
    }

    /// <summary>Nobody stands for figures that came after the page was opened, nor checks or sends another version than the one looked at.</summary>
    private static Phrase? Unseen(ClosingMonth month, StepToTake step)
    {
        var stage = step.Asked.Stage;
        if (stage >= CloseStage.Decided && step.SeenVersion is { } version && version != (month.Latest?.Version ?? 0))
        {
            return new(
                "Månaden har fastställts på nytt sedan du öppnade sidan; se på den igen och ta sedan steget.", "The month has been decided anew since you opened the page; look at it again, and then take the step.");
        }

        return stage is CloseStage.Attested or CloseStage.Decided && step.SeenDelivery is { } delivery && delivery != month.Of.Delivery
            ? new("En leverans har kommit sedan du öppnade sidan; se på siffrorna igen och ta sedan steget.", "A delivery has come since you opened the page; look at the figures again, and then take the step.")
            : null;
    }

    /// <summary>What a person writes is kept for good, and so must name no child.</summary>
    /// <exception cref="RefusedException">It is too long, cannot be printed, or seems to hold an identity number (2).</exception>
    internal static void RefuseText(string text)
    {
        if (text.Length > LongestText || text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')))
        {
            throw Wrong(new($"Texten är för lång eller har tecken som inte kan skrivas ut; skriv högst {LongestText} tecken.", $"The text is too long or has signs that cannot be printed; write at most {LongestText} signs."));
        }

        if (IdentityNumbers.IsWithin(text))
        {
            throw Wrong(new("Texten ser ut att innehålla ett personnummer; skriv den utan.", "The text seems to hold a personal identity number; write it without."));
        }
    }

    internal static RefusedException Wrong(Phrase sentence) => new(ExitCode.WrongUsage, sentence);
}
