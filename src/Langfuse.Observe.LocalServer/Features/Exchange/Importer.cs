using System.Text.Json;
using Langfuse.Observe.LocalServer.Costs;
using Langfuse.Observe.LocalServer.Features.Scores;
using Langfuse.Observe.LocalServer.Ingestion;

namespace Langfuse.Observe.LocalServer.Features.Exchange;

/// <summary>Stores what an export holds, some hundred lines at a time. A bad line is named and left out; what is there already is replaced, so that an import can be run again.</summary>
internal sealed class Importer(ISpanStore spans, IScoreStore scores, CostCalculator costs, TimeProvider clock)
{
    private const int Batch = 500;
    private const int MostRefusals = 20;

    public async Task<ImportReply> LinesAsync(string projectId, IAsyncEnumerable<ReadOnlyMemory<byte>> lines, CancellationToken cancellationToken)
    {
        var (told, batch, number) = (new Tally(), new ExchangeBatch(), 0L);
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            number++;
            if (!line.Span.ContainsAnyExcept(" \t\r"u8))
            {
                continue;
            }

            var issues = new List<string>();
            try
            {
                using var document = JsonDocument.Parse(LoneSurrogates.Repair(line.ToArray()));
                ExchangeReader.Read(document.RootElement.Clone(), batch, Micros.Of(clock.GetUtcNow()), issues);
            }
            catch (JsonException)
            {
                issues.Add("is no JSON");
            }

            told.Refuse(number, issues);
            await StoreAsync(projectId, batch, told, Batch, cancellationToken);
        }

        await StoreAsync(projectId, batch, told, 1, cancellationToken);
        return told.Reply();
    }

    public async Task<ImportReply> RowsAsync(string projectId, IAsyncEnumerable<(Observation? Observation, Score? Score)> rows, CancellationToken cancellationToken)
    {
        var (told, batch, number) = (new Tally(), new ExchangeBatch(), 0L);
        await foreach (var (observation, score) in rows.WithCancellation(cancellationToken))
        {
            number++;
            var issues = new List<string>();
            if (observation is not null)
            {
                ExchangeReader.Check(observation, issues);
                batch.Observations.AddRange(issues.Count == 0 ? [observation] : []);
            }
            else if (score is not null)
            {
                ExchangeReader.Check(score, issues);
                batch.Scores.AddRange(issues.Count == 0 ? [score] : []);
            }

            told.Refuse(number, issues);
            await StoreAsync(projectId, batch, told, Batch, cancellationToken);
        }

        await StoreAsync(projectId, batch, told, 1, cancellationToken);
        return told.Reply();
    }

    private async Task StoreAsync(string projectId, ExchangeBatch batch, Tally told, int atLeast, CancellationToken cancellationToken)
    {
        if (batch.Count < atLeast)
        {
            return;
        }

        var nowUs = Micros.Of(clock.GetUtcNow());
        foreach (var row in batch.Observations)
        {
            row.Seq = 0;
            row.CreatedUs = row.CreatedUs == 0 ? nowUs : row.CreatedUs;
            if (row.Pricing is null)
            {
                costs.Apply(projectId, row);
            }
        }

        await spans.WriteAsync(projectId, batch.Observations, cancellationToken);
        await spans.WriteAsync(projectId, batch.Traces, batch.Changes, row => costs.Apply(projectId, row), nowUs, cancellationToken);
        await scores.WriteAsync(projectId, [.. batch.Scores.Select(score => Dated(score, nowUs))], static (_, _) => { }, cancellationToken);
        told.Observations += batch.Observations.Count + batch.Changes.Count;
        told.Traces += batch.Traces.Count;
        told.Scores += batch.Scores.Count;
        batch.Clear();
    }

    private static Score Dated(Score score, long nowUs)
    {
        score.TimestampUs = score.TimestampUs == 0 ? nowUs : score.TimestampUs;
        score.CreatedUs = score.CreatedUs == 0 ? nowUs : score.CreatedUs;
        score.UpdatedUs = score.UpdatedUs == 0 ? nowUs : score.UpdatedUs;
        return score;
    }

    private sealed class Tally
    {
        private readonly List<ImportRefusal> _refusals = [];

        public long Observations { get; set; }

        public long Traces { get; set; }

        public long Scores { get; set; }

        private long Refused { get; set; }

        public void Refuse(long line, List<string> issues)
        {
            if (issues.Count == 0)
            {
                return;
            }

            Refused++;
            if (_refusals.Count < MostRefusals)
            {
                _refusals.Add(new ImportRefusal(line, string.Join("; ", issues)));
            }
        }

        public ImportReply Reply() => new(Observations, Traces, Scores, Refused, _refusals);
    }
}
