using System.Collections.Concurrent;
using Langfuse.Observe.LocalServer.Features.Models;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Costs;

/// <summary>The models of a project: its own first, then those that the server brings and no own one of the same name replaces.</summary>
internal sealed class ModelLibrary(ICatalogue catalogue, TimeProvider clock, LangfuseLocalServerOptions options)
{
    // Clients send few names; one that makes up many must not fill the memory.
    private const int MostNames = 1000;

    // Every observation with usage asks. What another process changed is seen within this time.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Loaded> _loaded = new(StringComparer.Ordinal);

    public IReadOnlyList<PricedModel> All(string projectId) => Current(projectId).Models;

    public PricedModel? Find(string projectId, string id) => catalogue.Find(PricedModel.Collection, projectId, id) ?? BuiltIn.FirstOrDefault(model => model.Id == id);

    /// <summary>The model that a client's name means at a time.</summary>
    public PricedModel? Match(string projectId, string name, long atUs) => Current(projectId).Named(name).FirstOrDefault(model => (model.StartUs ?? 0) <= atUs);

    public async Task SaveAsync(string projectId, PricedModel model, CancellationToken cancellationToken)
    {
        await catalogue.PutAsync(PricedModel.Collection, projectId, model, cancellationToken);
        _loaded.TryRemove(projectId, out _);
    }

    public async Task DeleteAsync(string projectId, string id, CancellationToken cancellationToken)
    {
        await catalogue.DeleteAsync(PricedModel.Collection, projectId, id, cancellationToken);
        _loaded.TryRemove(projectId, out _);
    }

    private IReadOnlyList<PricedModel> BuiltIn => options.BuiltInPrices ? BuiltInModels.All : [];

    private Loaded Current(string projectId)
    {
        if (_loaded.TryGetValue(projectId, out var loaded) && clock.GetElapsedTime(loaded.At) < s_patience)
        {
            return loaded;
        }

        var own = catalogue.All(PricedModel.Collection, projectId);
        var names = own.Select(model => model.ModelName).ToHashSet(StringComparer.Ordinal);
        return _loaded[projectId] = new Loaded(clock.GetTimestamp(), [.. own, .. BuiltIn.Where(model => !names.Contains(model.ModelName))]);
    }

    /// <summary>The models of a project at a time, and which of them the names mean that came since.</summary>
    private sealed record Loaded(long At, IReadOnlyList<PricedModel> Models)
    {
        private readonly ConcurrentDictionary<string, IReadOnlyList<PricedModel>> _byName = new(StringComparer.Ordinal);

        /// <summary>The models whose pattern fits the name: own ones first, of those the newest.</summary>
        public IReadOnlyList<PricedModel> Named(string name)
        {
            if (_byName.TryGetValue(name, out var known))
            {
                return known;
            }

            IReadOnlyList<PricedModel> found =
            [
                .. Models.Where(model => ModelPattern.Matches(model.MatchPattern, name)).OrderBy(model => model.IsBuiltIn).ThenByDescending(model => model.StartUs ?? 0),
            ];
            if (_byName.Count < MostNames)
            {
                _byName[name] = found;
            }

            return found;
        }
    }
}
