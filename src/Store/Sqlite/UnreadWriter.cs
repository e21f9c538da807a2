using SQLitePCL;
using Trettio.Quality;

namespace Trettio.Store.Sqlite;

/// <summary>Keeps what could not be read. Called from inside the reading of a table, also from a reader's own threads.</summary>
internal sealed class UnreadWriter(sqlite3 database, int delivery) : UnreadSink
{
    private readonly Lock gate = new();
    private readonly Statement rows = new(database, $"INSERT INTO {Rows} VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    private readonly Statement cells = new(database, $"INSERT INTO {Cells} VALUES (?, ?, ?, ?, ?)");

    public override void Quarantine(UnreadRow row, string rawText)
    {
        lock (gate)
        {
            var to = rows.Writer;
            to.Number(delivery);
            to.Text(row.File);
            to.Number(row.Line);
            to.Text(row.Column);
            to.Text(row.ValueClass);
            to.Text(row.Reason.Sv);
            to.Text(row.Reason.En);
            to.Text(rawText);
            rows.Run();
        }
    }

    public override void Keep(UnreadCell cell)
    {
        lock (gate)
        {
            var to = cells.Writer;
            to.Number(delivery);
            to.Text(cell.File);
            to.Number(cell.Line);
            to.Text(cell.Column);
            to.Text(cell.RawText);
            cells.Run();
        }
    }

    public override void Finish()
    {
    }

    public override void Dispose()
    {
        rows.Dispose();
        cells.Dispose();
    }
}
