using System.Diagnostics;
using System.Net;
using System.Text;

namespace Langfuse.Observe.Server.Benchmarks;

/// <summary>A judge that answers at once, as a process of its own, so that its work is nobody else's.</summary>
internal sealed class JudgeProcess : IDisposable
{
    /// <summary>The argument that makes this program a judge.</summary>
    public const string Argument = "--be-a-judge";

    private const string Judgement = """{"id":"c","object":"chat.completion","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"{\"reasoning\":\"r\",\"score\":0.5}"},"finish_reason":"stop"}],"usage":{"prompt_tokens":100,"completion_tokens":20,"total_tokens":120}}""";

    // As long as a question of a judge is.
    private static readonly string s_question = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"" + new string('q', 1500) + "\"}]}";

    private readonly Process _process;

    private JudgeProcess(Process process, string address)
    {
        _process = process;
        Address = address;
    }

    public string Address { get; }

    public static async Task<JudgeProcess> StartAsync()
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(JudgeProcess).Assembly.Location, Argument]) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        return new JudgeProcess(process, (await process.StandardOutput.ReadLineAsync())!);
    }

    /// <summary>Answers until nobody listens any more.</summary>
    public static async Task<int> BeAsync()
    {
        using var judge = new HttpListener();
        var address = $"http://127.0.0.1:{FreePort()}/v1/";
        judge.Prefixes.Add(address);
        judge.Start();
        Console.WriteLine(address);
        _ = AnswerAsync(judge);
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        return 0;
    }

    /// <summary>Calls it so often, so many at a time; what each took, and what of it was processor time of this process.</summary>
    public async Task<(double Ms, double ProcessorMs)> CallAsync(int calls, int atATime)
    {
        using var http = new HttpClient();
        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        await Parallel.ForEachAsync(Enumerable.Range(0, calls), new ParallelOptions { MaxDegreeOfParallelism = atATime }, async (_, cancellation) =>
        {
            using var question = new StringContent(s_question, Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(Address + "chat/completions", question, cancellation);
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsStringAsync(cancellation);
        });
        return (watch.Elapsed.TotalMilliseconds / calls, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / calls);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task AnswerAsync(HttpListener judge)
    {
        var answer = Encoding.UTF8.GetBytes(Judgement);
        while (true)
        {
            var context = await judge.GetContextAsync();
            _ = Task.Run(async () =>
            {
                await context.Request.InputStream.CopyToAsync(Stream.Null);
                context.Response.ContentType = "application/json";

                // Else the last chunk waits 40 ms for an acknowledgement.
                context.Response.ContentLength64 = answer.Length;
                await context.Response.OutputStream.WriteAsync(answer);
                context.Response.Close();
            });
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
