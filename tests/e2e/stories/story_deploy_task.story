tools/deploy/migrate: a Fargate task is started, followed and judged. The calls are checked by the real aws program's rules.
=== needs program aws
=== file deploy/staging.env
SCHEMAC_CLUSTER=cluster
SCHEMAC_TASK=app-migrate
SCHEMAC_SUBNETS=subnet-1,subnet-2
SCHEMAC_SECURITY_GROUPS=sg-1
=== run cp $SOURCE/tools/deploy/migrate deploy/migrate && mkdir bin stage && cp $SOURCE/tests/support/aws-stand-in bin/aws && printf 'export REAL_AWS=%s AWS_STAGE=%s PATH=%s:$PATH SCHEMAC_POLL=0\n' "$(command -v aws)" "$PWD/stage" "$PWD/bin" > env
=== run . ./env; echo 1 > stage/looks; echo 0 > stage/exit; printf 'Applying migration one\nAll done.\n' > stage/log; deploy/migrate staging deploy && sort -u stage/calls
Applying migration one
All done.
ecs describe-task-definition --task-definition app-migrate --output text --query taskDefinition.containerDefinitions[?name=='schemac'] | [0].logConfiguration.options.["awslogs-group","awslogs-stream-prefix"]
ecs describe-tasks --cluster cluster --tasks arn:aws:ecs:eu-central-1:111122223333:task/cluster/0123456789abcdef --output text --query tasks[0].[lastStatus, containers[?name=='schemac'] | [0].exitCode, stopCode, stoppedReason]
ecs run-task --cluster cluster --task-definition app-migrate --launch-type FARGATE --count 1 --started-by schemac-deploy --network-configuration {"awsvpcConfiguration":{"subnets":["subnet-1","subnet-2"],"securityGroups":["sg-1"],"assignPublicIp":"DISABLED"}} --overrides {"containerOverrides":[{"name":"schemac","command":["apply","--env","staging","--yes"],"environment":[{"name":"SCHEMAC_LOG_FORMAT","value":"json"}]}]} --query [tasks[0].taskArn, failures[0].reason] --output text
logs get-log-events --log-group-name /ecs/app-migrate --log-stream-name migrate/schemac/0123456789abcdef --start-from-head --next-token f/2 --query [nextForwardToken, events[].message] --output text
logs get-log-events --log-group-name /ecs/app-migrate --log-stream-name migrate/schemac/0123456789abcdef --start-from-head --query [nextForwardToken, events[].message] --output text
! migrate: started arn:aws:ecs:eu-central-1:111122223333:task/cluster/0123456789abcdef
=== file env
export AWS_STAGE=$PWD/stage PATH=$PWD/bin:$PATH SCHEMAC_POLL=0
=== run . ./env; echo 1 > stage/exit; printf 'error: no\ncode: P3018\n' > stage/log; deploy/migrate staging deploy --allow-destructive; echo "exit code $?"; grep -o '"command":[^]]*]' stage/calls | tail -1
error: no
code: P3018
exit code 1
"command":["apply","--env","staging","--yes","--allow-destructive"]
! migrate: started arn:aws:ecs:eu-central-1:111122223333:task/cluster/0123456789abcdef
! migrate: schemac ended with 1 in staging. The end of its log (/ecs/app-migrate migrate/schemac/0123456789abcdef):
! error: no
! code: P3018
=== run . ./env; echo None > stage/exit; : > stage/log; deploy/migrate staging status
! migrate: started arn:aws:ecs:eu-central-1:111122223333:task/cluster/0123456789abcdef
! migrate: the container never ran: EssentialContainerExited Essential container in task exited
exit 1
=== run . ./env; echo 'RESOURCE:MEMORY' > stage/no-start; deploy/migrate staging rollback --steps 2; grep -o '"command":[^]]*]' stage/calls | tail -1; rm stage/no-start
"command":["rollback","--env","staging","--yes","--steps","2"]
! migrate: the task could not be started: RESOURCE:MEMORY
=== run . ./env; echo 1000000 > stage/looks; echo working > stage/log; SCHEMAC_TIMEOUT=1 deploy/migrate staging deploy 2>&1 | sort -u; ls stage/stopped
migrate: started arn:aws:ecs:eu-central-1:111122223333:task/cluster/0123456789abcdef
migrate: the task did not end within 1 s; stopping it
working
stage/stopped
=== run . ./env; rm stage/stopped; deploy/migrate staging deploy >/dev/null 2>err & pid=$!; while ! grep -q started err 2>/dev/null; do sleep 0.1; done; kill -TERM $pid; wait $pid; echo "exit code $?"; tail -1 err; ls stage/stopped
exit code 130
migrate: interrupted, stopping the task
stage/stopped
=== run deploy/migrate production deploy; deploy/migrate staging nonsense; deploy/migrate 'a b' deploy
! migrate: SCHEMAC_CLUSTER is not set (and deploy/production.env does not say it).
! usage: migrate local|staging|production deploy|status|rollback [FLAGS OF SCHEMAC]
! usage: migrate local|staging|production deploy|status|rollback [FLAGS OF SCHEMAC]
exit 64
=== run AWS_DEFAULT_REGION=eu aws ecs register-task-definition --cli-input-json file://$SOURCE/tools/deploy/task-definition.json --generate-cli-skeleton output --query taskDefinition.family --output text >/dev/null && echo valid
valid
