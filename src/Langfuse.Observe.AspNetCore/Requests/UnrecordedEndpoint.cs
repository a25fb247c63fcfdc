namespace Langfuse.Observe.AspNetCore.Requests;

/// <summary>Marks an endpoint whose requests are no traces of the application.</summary>
internal sealed class UnrecordedEndpoint;
