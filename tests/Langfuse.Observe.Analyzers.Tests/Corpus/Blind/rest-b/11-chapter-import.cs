// Planted: LFO1011
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
using var import = langfuse.StartTrace("book-import", input: args);

foreach (var path in args)
{
    var label = "import " + Path.GetFileNameWithoutExtension(path);
    using var step = import.StartObservation(label, ObservationType.Tool, input: new { path });
    var chapters = 0;
    foreach (var line in File.ReadLines(path))
    {
        if (line.StartsWith("# ", StringComparison.Ordinal))
        {
            chapters++;
        }
    }

    step.Update(output: new { chapters });
}

import.Update(output: new { books = args.Length });
