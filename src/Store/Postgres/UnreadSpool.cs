using System.Text;
using Npgsql;
using Trettio.Quality;

namespace Trettio.Store.Postgres;

/// <summary>
/// Holds what could not be read while rows stream into a table, since a connection does one thing at a time, and stores it afterwards. Held in a <see cref="PrivateFile"/>, for a whole
/// delivery may be unreadable.
/// </summary>
internal sealed class UnreadSpool(NpgsqlConnection connection, int delivery) : UnreadSink
{
    private readonly Lock gate = new();
    private Stream? file;
    private BinaryWriter? to;

    public override void Quarantine(UnreadRow row, string rawText) =>
        Hold(true, row.File, row.Column, row.ValueClass, row.Reason.Sv, row.Reason.En, rawText, row.Line);

    public override void Keep(UnreadCell cell) => Hold(false, cell.File, cell.Column, "", "", "", cell.RawText, cell.Line);

    public override void Finish()
    {
        lock (gate)
        {
            if (file is null)
            {
                return;
            }

            to!.Flush();
            Store(rows: true);
            Store(rows: false);
            Forget();
        }
    }

    public override void Dispose()
    {
        lock (gate)
        {
            Forget();
        }
    }

    private void Hold(bool isRow, string name, string column, string valueClass, string sv, string en, string rawText, long line)
    {
        lock (gate)
        {
            if (to is null)
            {
                file = new BufferedStream(PrivateFile.Open(), 1 << 16);
                to = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true);
            }

            to.Write(isRow);
            to.Write(line);
            foreach (var text in (string[])[name, column, valueClass, sv, en, rawText])
            {
                to.Write(text);
            }
        }
    }

    private void Store(bool rows)
    {
        file!.Position = 0;
        using var from = new BinaryReader(file, Encoding.UTF8, leaveOpen: true);
        var (copying, lines) = CopyLines.Into(connection, rows ? Rows : Cells);
        using var whole = copying;
        while (file.Position < file.Length)
        {
            var (isRow, line) = (from.ReadBoolean(), from.ReadInt64());
            var (name, column, valueClass, sv) = (from.ReadString(), from.ReadString(), from.ReadString(), from.ReadString());
            var (en, rawText) = (from.ReadString(), from.ReadString());
            if (isRow != rows)
            {
                continue;
            }

            lines.Number(delivery);
            lines.Text(name);
            lines.Number(line);
            lines.Text(column);
            if (rows)
            {
                lines.Text(valueClass);
                lines.Text(sv);
                lines.Text(en);
            }

            lines.Text(Storable(rawText));
            lines.EndRow();
        }

        lines.Send();
    }

    /// <summary>A server's text cannot hold the character zero; its picture stands for it.</summary>
    private static string Storable(string text) => text.Replace('\0', '\u2400');

    private void Forget()
    {
        to?.Dispose();
        file?.Dispose();
        (to, file) = (null, null);
    }
}
