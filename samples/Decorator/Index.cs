/// <summary>Stands in for a search index.</summary>
static class Index
{
    private static readonly string[] s_documents =
    [
        "The return policy: goods can be returned within 30 days.",
        "Returns are free with the printed label.",
        "The warranty is two years.",
        "Orders ship within one working day.",
    ];

    public static async Task<string[]> SearchAsync(string question, int top)
    {
        await Task.Yield();
        return [.. s_documents.OrderByDescending(document => SharedWords(document, question)).Take(top)];
    }

    private static int SharedWords(string document, string question) =>
        document.Split(' ').Intersect(question.Split(' '), StringComparer.OrdinalIgnoreCase).Count();
}
