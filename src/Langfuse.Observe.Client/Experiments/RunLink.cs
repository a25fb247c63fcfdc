using System.Net;
using System.Security.Cryptography;
using System.Text;
using Langfuse.Observe.Api;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Values;

namespace Langfuse.Observe.Experiments;

/// <summary>Ties items to a run of their dataset. Servers of version 4 read that from the spans and answer the request with the run's id alone;
/// servers of version 3 need the request (wire contract 2.3).</summary>
internal sealed class RunLink(ExperimentPlan plan)
{
    private readonly DatasetRunItemsApi _api = new(plan.Client.Connection);
    private readonly object _gate = new();
    private Task? _first;
    private string? _firstTraceId;
    private volatile bool _isRefused;

    /// <summary>Before an item's task: the first one asks for the run's id, the others wait for it.</summary>
    public Task BeginAsync(DatasetItem item, Observation root, CancellationToken cancellationToken)
    {
        if (plan.ExperimentId.Length > 0)
        {
            return Task.CompletedTask;
        }

        lock (_gate)
        {
            if (_first is null)
            {
                _firstTraceId = root.TraceId;
                _first = FirstAsync(item, root);
            }
        }

        return _first.WaitAsync(cancellationToken);
    }

    /// <summary>After an item is done. Not before: a run that is resumed must not find items that were not.</summary>
    public async Task EndAsync(DatasetItem item, Observation root, CancellationToken cancellationToken)
    {
        if (plan.Dataset is not null && !_isRefused && root.TraceId != _firstTraceId)
        {
            await PostAsync(item, root, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task FirstAsync(DatasetItem item, Observation root)
    {
        if (plan.Dataset is not null && plan.Client.Connection.IsOn)
        {
            plan.DatasetRunId ??= await PostAsync(item, root, CancellationToken.None).ConfigureAwait(false) ?? await KnownRunIdAsync().ConfigureAwait(false);
        }

        plan.ExperimentId = plan.DatasetRunId ?? RandomNumberGenerator.GetHexString(16, lowercase: true);
    }

    /// <returns>The run's id, or null when the server did not give it.</returns>
    private async Task<string?> PostAsync(DatasetItem item, Observation root, CancellationToken cancellationToken)
    {
        try
        {
            var created = await _api.CreateAsync(
                new()
                {
                    RunName = plan.RunName,
                    RunDescription = plan.Options.Description,
                    Metadata = plan.Metadata is null ? null : JsonText.Parse(plan.Metadata),
                    DatasetItemId = item.Id,
                    TraceId = root.TraceId,
                    ObservationId = root.Id,
                },
                cancellationToken).ConfigureAwait(false);
            return created.DatasetRunId.Length > 0 ? created.DatasetRunId : null;
        }
        catch (LangfuseException exception)
        {
            // A server that has no such request any more takes the link from the spans.
            _isRefused = exception.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.Gone;
            if (!_isRefused)
            {
                SelfLog.WarnOnce("run-item:" + plan.RunName, $"Items of the run '{plan.RunName}' could not be linked to dataset '{plan.Dataset!.Name}': {exception.Message}");
            }

            return null;
        }
    }

    /// <summary>The id that servers of version 4 give a run.</summary>
    private async Task<string?> KnownRunIdAsync()
    {
        if (await plan.Client.GetProjectIdAsync(CancellationToken.None).ConfigureAwait(false) is not { } project)
        {
            return null;
        }

        var json = ValueJson.Text(new System.Text.Json.Nodes.JsonArray("langfuse-experiment-v1", project, plan.Dataset!.Id, plan.RunName));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(json)).AsSpan(0, 8)).ToLowerInvariant();
    }
}
