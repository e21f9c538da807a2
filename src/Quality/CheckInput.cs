using Trettio.Care;
using Trettio.Measuring;
using Trettio.Measuring.Judging;

namespace Trettio.Quality;

/// <summary>What is to be checked. A check whose part is empty is not applicable, and says so.</summary>
public sealed record CheckInput(RuleSet Rules)
{
    /// <summary>Read once, table by table; null when there are none.</summary>
    public ICareEvents? Events { get; init; }

    /// <summary>
    /// Opens an empty stream that may be written, read and sought, for what does not fit in a few megabytes; asked for once at most, and the checks'
    /// results read their records from it. Null: all is held.
    /// </summary>
    public Func<Stream>? SetAside { get; init; }

    /// <summary>Null: codes are not asked about.</summary>
    public CodeLists? Lists { get; init; }

    /// <summary>Monthly figures without patients.</summary>
    public IReadOnlyList<FigureRow> Figures { get; init; } = [];

    /// <summary>Rows of the national format, whoever read them.</summary>
    public IReadOnlyList<NationalRow> National { get; init; } = [];

    /// <summary>The codes of medicinskt verksamhetsområde; null: not asked about.</summary>
    public CodeList? Mvo { get; init; }

    /// <summary>The same months as they were known before this delivery; null: there was nothing before.</summary>
    public EarlierFigures? Earlier { get; init; }
}

/// <summary>Figures as they were known before, and as they are now.</summary>
public sealed record EarlierFigures(IReadOnlyList<MonthlyFigure> Before, IReadOnlyList<MonthlyFigure> Now);

/// <summary>
/// One row of the national format, of what the checks ask about. <see cref="Id"/> is the contact's or activity's own; <see cref="Unit"/> the
/// unit's HSA-id, null when it is missing.
/// </summary>
/// <param name="IsDone">True for genomförda, false for väntande.</param>
/// <param name="Id">Never a patient's identity.</param>
/// <param name="Unit">HSAIdEnhet, else HSAIdVardenhet.</param>
/// <param name="Month">The month that the file is of.</param>
public sealed record NationalRow(bool IsDone, string Id, string? Unit, Month Month)
{
    /// <summary>StartAktivitet; null: not started.</summary>
    public DateOnly? StartedOn { get; init; }

    /// <summary>DatatGallerFor, of a row of väntande; null: not told.</summary>
    public DateOnly? SnapshotOn { get; init; }

    /// <summary>Medicinskt verksamhetsområde; null: not told.</summary>
    public string? Mvo { get; init; }

    /// <summary>Protected: counted, and named in no list.</summary>
    public bool IsProtected { get; init; }
}
