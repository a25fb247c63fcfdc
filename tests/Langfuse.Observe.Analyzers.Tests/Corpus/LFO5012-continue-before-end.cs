// Planted: LFO5012
using Langfuse.Observe;

public static class Importer
{
    public static int Run(LangfuseClient langfuse, string[] rows)
    {
        var trace = langfuse.StartTrace("import");
        var done = 0;
        foreach (var row in rows)
        {
            var span = trace.StartSpan("row", input: row);
            if (row.StartsWith('#'))
            {
                continue;
            }

            done += row.Length;
            span.End();
        }

        trace.End(output: done);
        return done;
    }
}
