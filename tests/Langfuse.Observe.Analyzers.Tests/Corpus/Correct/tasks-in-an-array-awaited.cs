using Langfuse.Observe;

public static class Program
{
    public static void Main(string[] args)
    {
        using var langfuse = LangfuseClient.Start();
        MainAsync(args).GetAwaiter().GetResult();
    }

    private static async Task MainAsync(string[] args)
    {
        var work = args.Select(Work.DoAsync).ToArray();
        await Task.WhenAll(work);
        var background = Task.Run(() => Work.DoAsync("late"));
        Console.WriteLine("waiting");
        await background;
    }
}

static class Work
{
    [Observe]
    public static async Task DoAsync(string name)
    {
        using var http = new HttpClient();
        await http.GetStringAsync(name);
    }
}
