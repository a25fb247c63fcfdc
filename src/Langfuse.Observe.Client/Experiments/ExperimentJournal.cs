using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Values;

namespace Langfuse.Observe.Experiments;

/// <summary>A file with a line for each item that is done: done, and delivered. A run that finds it goes on where it ended; what an interrupted run
/// left half done on the server is deleted there and done anew, so that no item is there twice.</summary>
internal sealed class ExperimentJournal : IAsyncDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_flush = TimeSpan.FromSeconds(10);

    private readonly ExperimentPlan _plan;
    private readonly FileStream _file;
    private readonly Channel<ExperimentItemResult> _added = Channel.CreateUnbounded<ExperimentItemResult>(new() { SingleReader = true });
    private readonly Task _writing;
    private bool _hasRun;

    private ExperimentJournal(ExperimentPlan plan, FileStream file, Dictionary<(string, int), ExperimentItemResult> done)
    {
        _plan = plan;
        _file = file;
        Done = done;
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>What was done before.</summary>
    public Dictionary<(string, int), ExperimentItemResult> Done { get; }

    /// <summary>Opens the file of a run, or a new one; null when there is to be none.</summary>
    /// <exception cref="InvalidOperationException">The file is that of another experiment.</exception>
    public static async Task<ExperimentJournal?> OpenAsync(ExperimentPlan plan, IReadOnlyList<DatasetItem> items, CancellationToken cancellationToken)
    {
        if (plan.Options.ResumeFile is not { } path)
        {
            return null;
        }

        var (lines, length) = Lines(path);
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        file.SetLength(length);
        file.Seek(0, SeekOrigin.End);
        var done = Read(plan, path, lines, items);
        if (lines.Count > 0)
        {
            await DeleteHalfDoneAsync(plan, items, done, cancellationToken).ConfigureAwait(false);
        }

        var journal = new ExperimentJournal(plan, file, done);
        journal.Append(new JsonObject { ["experiment"] = plan.Name, ["run"] = plan.RunName, ["dataset"] = plan.Dataset?.Id, ["attempt"] = plan.Attempt });
        return journal;
    }

    /// <summary>Takes note of an item; it is written when it is delivered.</summary>
    public void Add(ExperimentItemResult result) => _added.Writer.TryWrite(result);

    /// <summary>Ends when everything is written.</summary>
    public async Task CompleteAsync()
    {
        _added.Writer.TryComplete();
        await _writing.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await CompleteAsync().ConfigureAwait(false);
        await _file.DisposeAsync().ConfigureAwait(false);
    }

    private async Task WriteAsync()
    {
        var batch = new List<ExperimentItemResult>();
        while (await _added.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            await Task.Delay(_added.Reader.Completion.IsCompleted ? TimeSpan.Zero : s_pause).ConfigureAwait(false);
            while (_added.Reader.TryRead(out var result))
            {
                batch.Add(result);
            }

            var flushed = await _plan.Client.FlushAsync(s_flush).ConfigureAwait(false);
            if (flushed.Pending > flushed.Spooled && !_added.Reader.Completion.IsCompleted)
            {
                // Not delivered yet: they wait for the next time.
                continue;
            }

            batch.ForEach(result => Append(Line(result)));
            batch.Clear();
        }

        batch.ForEach(result => Append(Line(result)));
    }

    private void Append(JsonObject line)
    {
        try
        {
            if (!_hasRun && _plan.ExperimentId.Length > 0)
            {
                _hasRun = true;
                Write(new JsonObject { ["id"] = _plan.ExperimentId, ["datasetRunId"] = _plan.DatasetRunId });
            }

            Write(line);
            _file.Flush();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            SelfLog.WarnOnce("journal:" + _file.Name, $"{_file.Name} cannot be written, so the run cannot be resumed from here: {exception.Message}");
        }
    }

    private void Write(JsonObject line) => _file.Write(Encoding.UTF8.GetBytes(line.ToJsonString() + "\n"));

    /// <summary>The whole lines of the file, and where the last one ends: a kill may have cut the last one.</summary>
    private static (List<JsonObject> Lines, long Length) Lines(string path)
    {
        var lines = new List<JsonObject>();
        if (!File.Exists(path))
        {
            return (lines, 0);
        }

        var bytes = File.ReadAllBytes(path);
        var start = 0;
        int end;
        while ((end = Array.IndexOf(bytes, (byte)'\n', start)) >= 0)
        {
            try
            {
                lines.Add((JsonObject)JsonNode.Parse(bytes.AsSpan(start, end - start))!);
            }
            catch (Exception exception) when (exception is JsonException or InvalidCastException)
            {
                throw new InvalidOperationException($"{path} is no file of an experiment that can be resumed: its line {lines.Count + 1} cannot be read. Name another ResumeFile.", exception);
            }

            start = end + 1;
        }

        return (lines, start);
    }

    private static Dictionary<(string, int), ExperimentItemResult> Read(ExperimentPlan plan, string path, List<JsonObject> lines, IReadOnlyList<DatasetItem> items)
    {
        var done = new Dictionary<(string, int), ExperimentItemResult>();
        var byId = items.DistinctBy(static item => item.Id).ToDictionary(static item => item.Id);
        foreach (var line in lines)
        {
            if (line["experiment"] is { } experiment)
            {
                Check(plan, path, (string?)experiment, (string?)line["dataset"]);
                plan.RunName = plan.Options.RunName ?? (string)line["run"]!;
                plan.Attempt = (int)line["attempt"]! + 1;
            }
            else if (line["id"] is { } id)
            {
                plan.ExperimentId = (string)id!;
                plan.DatasetRunId = (string?)line["datasetRunId"];
            }
            else if (byId.TryGetValue((string)line["item"]!, out var item))
            {
                var result = Result(item, line);
                if (!result.IsFailed || !plan.Options.RetriesFailed)
                {
                    done[(item.Id, result.Repetition)] = result;
                }
            }
        }

        return done;
    }

    private static void Check(ExperimentPlan plan, string path, string? experiment, string? dataset)
    {
        if (experiment != plan.Name || dataset != plan.Dataset?.Id)
        {
            throw new InvalidOperationException($"{path} is the file of experiment '{experiment}' over dataset '{dataset}', not of '{plan.Name}' over '{plan.Dataset?.Id}'. Name another ResumeFile.");
        }
    }

    private static async Task DeleteHalfDoneAsync(
        ExperimentPlan plan, IReadOnlyList<DatasetItem> items, Dictionary<(string, int), ExperimentItemResult> done, CancellationToken cancellationToken)
    {
        var ids = items.SelectMany(item => Enumerable.Range(0, plan.Options.Repetitions).Where(repetition => !done.ContainsKey((item.Id, repetition)))
            .SelectMany(repetition => Enumerable.Range(0, plan.Attempt).Select(attempt => plan.TraceIdOf(item, repetition, attempt)))).ToList();
        foreach (var some in plan.Client.Connection.IsOn ? ids.Chunk(1_000) : [])
        {
            try
            {
                await new Api.TracesApi(plan.Client.Connection).DeleteManyAsync(new() { TraceIds = some }, cancellationToken).ConfigureAwait(false);
            }
            catch (LangfuseException exception)
            {
                SelfLog.Warn($"What the interrupted run '{plan.RunName}' left behind could not be deleted, so some of its items may be there twice: {exception.Message}");
            }
        }
    }

    private static JsonObject Line(ExperimentItemResult result) => new()
    {
        ["item"] = result.Item.Id,
        ["repetition"] = result.Repetition,
        ["trace"] = result.TraceId,
        ["observation"] = result.ObservationId,
        ["output"] = result.OutputText,
        ["error"] = result.Error,
        ["ms"] = result.Duration.TotalMilliseconds,
        ["scores"] = new JsonArray([.. result.Evaluations.Select(static evaluation => (JsonNode)new JsonObject
        {
            ["name"] = evaluation.Name,
            ["value"] = evaluation.Value.Text is { } text ? text : evaluation.Value.DataType == ScoreDataType.Boolean ? evaluation.Number == 1 : evaluation.Number,
            ["comment"] = evaluation.Comment,
        })]),
        ["failures"] = new JsonArray([.. result.EvaluatorFailures.Select(static failure => (JsonNode)new JsonObject { ["name"] = failure.Evaluator, ["error"] = failure.Error })]),
    };

    private static ExperimentItemResult Result(DatasetItem item, JsonObject line) => new()
    {
        Item = item,
        Repetition = (int)line["repetition"]!,
        TraceId = (string)line["trace"]!,
        ObservationId = (string)line["observation"]!,
        Output = (string?)line["output"],
        OutputText = (string?)line["output"],
        Error = (string?)line["error"],
        Duration = TimeSpan.FromMilliseconds((double)line["ms"]!),
        Evaluations = [.. line["scores"]!.AsArray().Select(static score => new Evaluation(Value(score!["value"]!), (string?)score["comment"], (string)score["name"]!))],
        EvaluatorFailures = [.. line["failures"]!.AsArray().Select(static failure => new EvaluatorFailure((string)failure!["name"]!, (string)failure["error"]!))],
    };

    private static ScoreValue Value(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String => (string)value!,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => (double)value,
    };
}
