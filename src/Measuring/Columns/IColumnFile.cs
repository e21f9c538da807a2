namespace Trettio.Measuring.Columns;

/// <summary>
/// Where columns are kept. One way for both directions, so that what is written and what is read cannot differ: a file being written takes
/// the values and gives them back, a file being read gives what it holds under the name.
/// </summary>
public interface IColumnFile
{
    ReadOnlyMemory<T> Column<T>(string name, ReadOnlyMemory<T> values)
        where T : unmanaged;
}
