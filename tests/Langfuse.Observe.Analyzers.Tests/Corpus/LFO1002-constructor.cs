// Planted: LFO1002
using Langfuse.Observe;

public class VectorStore
{
    private readonly string[] _lines;

    [Observe]
    public VectorStore(string path)
    {
        _lines = File.ReadAllLines(path);
    }

    public int Count => _lines.Length;
}
