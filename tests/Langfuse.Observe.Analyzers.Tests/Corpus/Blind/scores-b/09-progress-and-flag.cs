// Planted: LFO4003
using Langfuse.Observe;

namespace Migration;

public sealed class MigrationRun(LangfuseClient langfuse, string traceId)
{
    private readonly List<string> _failed = [];

    public async Task MoveAsync(IReadOnlyList<string> tables, Func<string, Task> copy)
    {
        var done = 0;
        foreach (var table in tables)
        {
            try
            {
                await copy(table);
                done++;
            }
            catch (IOException)
            {
                _failed.Add(table);
                langfuse.Score("migrated", false, traceId: traceId, comment: table);
                return;
            }
        }

        if (_failed.Count > 0)
        {
            langfuse.Score("migrated", (double)done / tables.Count, traceId: traceId);
            return;
        }

        langfuse.Score("migrated", true, traceId: traceId);
    }
}
