using System.Globalization;
using Trettio.Care;

namespace Trettio.Exchange.Typed;

/// <summary>
/// The short ways of writing in the form, written out before anything else looks at the row: <c>12/8</c>, <c>0812</c>, <c>igår</c> and so on are days,
/// <c>14</c> is a birth year, and a wait that does not say when it was listed was listed the day its referral came or its care was decided. What cannot be read
/// stays as it was typed. Cases: TypedShort.md.
/// </summary>
public static class TypedShort
{
    /// <summary>Days that a date without a year may lie away: tomorrow's date is a slip, and not last year's.</summary>
    private const int Farthest = 275;

    /// <summary>Nobody older is a child of a clinic's.</summary>
    private const int Oldest = 25;

    private static readonly string[] Ahead = [TypedFields.OfferedFor];
    private static readonly char[] Marks = ['/', '.', '-'];

    public static TypedRow WrittenOut(TypedRow row, DateOnly today)
    {
        if (row.IsRemoval)
        {
            return row;
        }

        foreach (var field in TypedFields.All.Where(field => TypedFields.IsDay(field) && row[field].Length > 0))
        {
            // A booked visit and an offered time lie ahead, everything else has been.
            var isAhead = Ahead.Contains(field) || (field == TypedFields.StartedOn && row.Choice<ContactStatus>(TypedFields.Status, ChoiceWords.ContactStatus) == ContactStatus.Booked);
            row = (Day(row[field], today, isAhead) ?? row.Date(field)) is { } day ? row.With(field, day.ToString("O", CultureInfo.InvariantCulture)) : row;
        }

        if (row[TypedFields.BirthYear] is { Length: 2 } year && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var two))
        {
            var born = today.Year - (today.Year % 100) + two;
            row = born <= today.Year && born >= today.Year - Oldest ? row.With(TypedFields.BirthYear, born.ToString(CultureInfo.InvariantCulture)) : row;
        }

        if (row[TypedFields.Kva].Length > 0)
        {
            row = row.With(TypedFields.Kva, string.Join(' ', KvaCodes.Split(row[TypedFields.Kva]).Select(code => code.ToUpperInvariant())));
        }

        return row.Kind == TypedKind.Wait && row[TypedFields.ListedOn].Length == 0 && !row.IsCorrection ? Listed(row) : row;
    }

    /// <summary>
    /// The field that tells when a new wait was listed, where <see cref="TypedFields.ListedOn"/> is left empty; null: none does, or it is not known yet
    /// what the child waits for.
    /// </summary>
    public static string? ListedFrom(TypedRow row) => row.Kind != TypedKind.Wait || row.IsCorrection ? null
        : row.Choice<MeasuringPoint>(TypedFields.Point, ChoiceWords.MeasuringPoint) switch
        {
            MeasuringPoint.FirstVisit => TypedFields.ReceivedOn,
            null => null,
            _ => TypedFields.DecidedOn,
        };

    /// <summary>The row as whoever wrote it would have left it: a day of listing that another day tells is empty again, and follows when that one is changed.</summary>
    public static TypedRow Shortened(TypedRow row) =>
        ListedFrom(row) is { } from && row.Date(from) is { } day && row.Date(TypedFields.ListedOn) == day ? row.With(TypedFields.ListedOn, "") : row;

    private static TypedRow Listed(TypedRow row)
    {
        var from = ListedFrom(row);
        return from is not null && row.Date(from) is { } day ? row.With(TypedFields.ListedOn, day.ToString("O", CultureInfo.InvariantCulture)) : row;
    }

    /// <summary>Null when it is no short way of writing a day.</summary>
    private static DateOnly? Day(string text, DateOnly today, bool isAhead) => text.ToUpperInvariant().Replace(" ", "", StringComparison.Ordinal) switch
    {
        "IDAG" or "TODAY" => today,
        "IGÅR" or "YESTERDAY" => today.AddDays(-1),
        { Length: 4 } digits when Number(digits) is { } number => OfYear(number % 100, number / 100, today, isAhead),
        { Length: 6 } digits when Number(digits) is { } number => Made(today.Year - (today.Year % 100) + (number / 10000), number / 100 % 100, number % 100),
        { Length: <= 2 } digits when Number(digits) is { } day => OfMonth(day, today, isAhead),
        var parts when parts.Split(Marks) is [{ Length: 1 or 2 } first, { Length: 1 or 2 } second] && Number(first) is { } day && Number(second) is { } month && !parts.Contains('-', StringComparison.Ordinal)
            => OfYear(day, month, today, isAhead),
        var parts when parts.Split('-') is [{ Length: 1 or 2 } first, { Length: 1 or 2 } second] && Number(first) is { } month && Number(second) is { } day => OfYear(day, month, today, isAhead),
        _ => null,
    };

    private static int? Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The nearest such day of a month that has been, or that is to come; null when no month has it.</summary>
    private static DateOnly? OfMonth(int day, DateOnly today, bool isAhead)
    {
        var month = Month.Of(today);
        return Nearest([Made(month.Year, month.Number, day), isAhead ? Made(month.Next.Year, month.Next.Number, day) : Made(month.Plus(-1).Year, month.Plus(-1).Number, day)], today, isAhead);
    }

    /// <inheritdoc cref="OfMonth"/>
    private static DateOnly? OfYear(int day, int month, DateOnly today, bool isAhead) =>
        Nearest([Made(today.Year, month, day), Made(today.Year + (isAhead ? 1 : -1), month, day)], today, isAhead);

    private static DateOnly? Nearest(IEnumerable<DateOnly?> days, DateOnly today, bool isAhead) => days.FirstOrDefault(day =>
        day is { } one && (isAhead ? one >= today && one <= today.AddDays(Farthest) : one <= today && one >= today.AddDays(-Farthest)));

    private static DateOnly? Made(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
}
