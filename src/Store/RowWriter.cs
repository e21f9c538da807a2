using System.Runtime.CompilerServices;
using Trettio.Care;

namespace Trettio.Store;

/// <summary>Hands over a row's values, one after the other.</summary>
internal abstract class RowWriter
{
    public abstract void Text(string? value);

    public abstract void Number(long? value);

    public void Day(DateOnly? value) => Number(value?.DayNumber);

    public void Month(Month value) => Number(NumberOf(value));

    /// <summary>Years × 12 + months from January of year 0.</summary>
    public static int NumberOf(Month month) => (month.Year * 12) + month.Number - 1;

    public void Flag(bool? value) => Number(value is { } flag ? flag ? 1 : 0 : null);

    /// <summary>Every choice is an int underneath; the cast costs nothing, where Convert would box.</summary>
    public void Choice<T>(T? value)
        where T : struct, Enum
    {
        if (value is { } choice)
        {
            Number(Unsafe.As<T, int>(ref choice));
        }
        else
        {
            Number(null);
        }
    }
}
