namespace Langfuse.Observe.Api;

/// <summary>Feedback of a project, as Langfuse's API has them.</summary>
public sealed class FeedbackApi
{
    private readonly ApiConnection _connection;

    internal FeedbackApi(ApiConnection connection) => _connection = connection;

    /// <summary>Submits feedback: <c>POST /api/public/feedback</c>.</summary>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<SubmitFeedbackResponse> SubmitAsync(SubmitFeedbackRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Post, new ApiPath("api/public/feedback"),
            request, FeedbackJson.Default.SubmitFeedbackRequest, FeedbackJson.Default.SubmitFeedbackResponse, cancellationToken);
}
