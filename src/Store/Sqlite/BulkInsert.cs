using SQLitePCL;

namespace Trettio.Store.Sqlite;

/// <summary>
/// Stores a stream of rows, many to a statement: the cost of running a statement is shared, which is worth a third on a million rows.
/// </summary>
internal sealed class BulkInsert<T>(sqlite3 database, Func<int, string> insertOf, Action<RowWriter, T> write) : RowSink<T>
{
    private const int RowsPerStatement = 50;
    private readonly Statement many = new(database, insertOf(RowsPerStatement));
    private readonly T[] held = new T[RowsPerStatement];
    private int holding;

    public override void Add(T row)
    {
        held[holding++] = row;
        Count++;
        if (holding == RowsPerStatement)
        {
            Store(many);
        }
    }

    public override void Finish()
    {
        if (holding > 0)
        {
            using var few = new Statement(database, insertOf(holding));
            Store(few);
        }
    }

    public override void Dispose() => many.Dispose();

    private void Store(Statement statement)
    {
        for (var index = 0; index < holding; index++)
        {
            write(statement.Writer, held[index]);
        }

        statement.Run();
        holding = 0;
    }
}
