using AntiCorruption.Api.Operations;

return await Commands.Root(args).Parse(args).InvokeAsync();
