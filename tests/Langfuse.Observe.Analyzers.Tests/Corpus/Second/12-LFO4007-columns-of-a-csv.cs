// Planted: LFO4007
using Langfuse.Observe;
namespace Support;

public static class Import
{
    public static void Run(LangfuseClient langfuse, string path)
    {
        var lines = File.ReadAllLines(path);
        var header = lines[0].Split(',');
        foreach (var line in lines.Skip(1))
        {
            var cells = line.Split(',');
            for (var i = 1; i < cells.Length; i++)
            {
                langfuse.Score(header[i], double.Parse(cells[i]), traceId: cells[0]);
            }
        }
    }
}
