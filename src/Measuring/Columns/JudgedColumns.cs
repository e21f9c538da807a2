using Trettio.Measuring.Judging;

namespace Trettio.Measuring.Columns;

/// <summary>What each contact of a part was judged to be, row by row, and by which reason.</summary>
public sealed record JudgedColumns(ReadOnlyMemory<byte> Kind, ReadOnlyMemory<ushort> Reason)
{
    /// <summary>Beside the values of <see cref="JudgedKind"/>: it cannot be told.</summary>
    internal const byte Undecidable = 250;

    /// <summary>Beside the values of <see cref="JudgedKind"/>: not done, and so not judged.</summary>
    internal const byte NotDone = 251;

    private static readonly Dictionary<Reason, ushort> Numbers = Reasons.All.Index().ToDictionary(reason => reason.Item, reason => (ushort)reason.Index);

    /// <summary>Null when it cannot be told, and for a contact that was not done.</summary>
    public JudgedKind? KindOf(int contact) => Kind.Span[contact] is var kind and < Undecidable ? (JudgedKind)kind : null;

    public Reason ReasonOf(int contact) => Reasons.All[Reason.Span[contact]];

    internal static ushort NumberOf(Reason reason) => Numbers[reason];
}
