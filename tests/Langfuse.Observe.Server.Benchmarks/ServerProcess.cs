using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Server.Benchmarks;

/// <summary><c>langfuse-observe serve</c> as a process of its own.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri baseUrl)
    {
        _process = process;
        Http = new HttpClient { BaseAddress = baseUrl, Timeout = TimeSpan.FromMinutes(5) };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("pk-lf-local:sk-lf-local")));
        Http.DefaultRequestHeaders.Add("x-langfuse-ingestion-version", "4");
    }

    public HttpClient Http { get; }

    /// <summary>From the start of the process to the first answer, which a load balancer would ask for.</summary>
    public TimeSpan Started { get; private set; }

    public double ResidentMegabytes => Status("VmRSS:") / 1024;

    public double ProcessorSeconds
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    public static async Task<ServerProcess> StartAsync(string[] store)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Langfuse.Observe.Server.dll"), "serve", "--port", "0", .. store]) { RedirectStandardOutput = true };
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        string? line;
        while ((line = await process.StandardOutput.ReadLineAsync()) is not null)
        {
            if (line.Contains("LANGFUSE_BASE_URL=", StringComparison.Ordinal))
            {
                var server = new ServerProcess(process, new Uri(line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]));
                using var answer = await server.Http.GetAsync("api/public/health");
                server.Started = watch.Elapsed;
                _ = process.StandardOutput.ReadToEndAsync();
                return server;
            }
        }

        throw new InvalidOperationException("The server did not start.");
    }

    public async Task<JsonNode> GetAsync(string path)
    {
        using var answer = await Http.GetAsync(path);
        var body = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(body)! : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {body}");
    }

    public void Dispose()
    {
        Http.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private double Status(string name) => File.ReadLines($"/proc/{_process.Id}/status").Where(line => line.StartsWith(name, StringComparison.Ordinal))
        .Select(line => double.Parse(line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)).First();
}
