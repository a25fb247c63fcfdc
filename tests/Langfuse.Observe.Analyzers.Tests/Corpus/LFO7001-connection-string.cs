// Planted: LFO7001
using Langfuse.Observe;

[Observe]
public class Loader
{
    public int Load(string connectionString, string table) => connectionString.Length + table.Length;
}
