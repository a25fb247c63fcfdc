namespace StreamingChat;

/// <summary>The page: a question, its answer as it comes, and two thumbs.</summary>
internal static class Page
{
    public static IResult Html()
    {
        using var reader = new StreamReader(typeof(Page).Assembly.GetManifestResourceStream("page.html")!);
        return Results.Content(reader.ReadToEnd(), "text/html");
    }
}
