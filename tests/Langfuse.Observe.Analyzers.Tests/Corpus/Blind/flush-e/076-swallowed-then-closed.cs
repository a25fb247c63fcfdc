// Right
using Langfuse.Observe;

// A job of a weather service: every failure becomes an exit code.
public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        var langfuse = LangfuseClient.Start();
        var code = 0;
        try
        {
            using var http = new HttpClient();
            foreach (var station in args)
            {
                using var trace = langfuse.StartTrace("word-report", input: station);
                var text = await http.GetStringAsync("https://weather.example.org/" + station);
                trace.Update(output: text.Length > 80 ? text[..80] : text);
            }
        }
        catch (Exception e)
        {
            Console.Error.WriteLine(e.Message);
            code = e is HttpRequestException ? 69 : 70;
        }

        await langfuse.DisposeAsync();
        return code;
    }
}
