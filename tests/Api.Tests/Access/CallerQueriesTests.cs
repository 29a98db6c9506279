namespace AntiCorruption.Api.Tests.Access;

public sealed class CallerQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task ACallerIsToldWhoTheyAre()
    {
        var me = (await api.DataAsync("{ me { name role roleTh until } }")).GetProperty("me");
        Assert.Equal("local", me.GetProperty("name").GetString());
        Assert.Equal("ADMINISTRATOR", me.GetProperty("role").GetString());
        Assert.Equal("ผู้ดูแลระบบ", me.GetProperty("roleTh").GetString());
    }
}
