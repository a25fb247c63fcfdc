namespace Langfuse.Observe.LocalServer.Model;

/// <summary>By which field of the API a list is sorted.</summary>
internal sealed record SortOrder(string Field, bool IsDescending);
